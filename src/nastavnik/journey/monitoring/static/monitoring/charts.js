// Draws the table beside it: <canvas data-chart="id of the JSON">. Without a script the table is all there is.
"use strict";
(() => {
  const style = getComputedStyle(document.documentElement);
  const colour = (name, other) => style.getPropertyValue(name).trim() || other;
  const lines = [colour("--accent", "#1d5fbf"), colour("--attention", "#a05a00"), colour("--ink-2", "#555")];
  const shapes = ["circle", "rectRot", "triangle"];
  for (const canvas of document.querySelectorAll("canvas[data-chart]")) {
    const told = JSON.parse(document.getElementById(canvas.dataset.chart).textContent);
    const datasets = told.lines.map((line, n) => ({
      label: line.label, data: line.data, borderColor: lines[n % 3], backgroundColor: lines[n % 3],
      pointStyle: shapes[n % 3], pointRadius: 5, spanGaps: false, borderWidth: 2,
      borderDash: n ? [6, 3] : [],
    }));
    if (told.target) {
      datasets.push({label: told.target_words, data: told.labels.map(() => told.target), borderColor: lines[2],
        borderDash: [2, 4], pointRadius: 0, borderWidth: 1});
    }
    const ink = colour("--ink-2", "#555"), grid = colour("--line", "#ddd");
    const axis = {ticks: {color: ink}, grid: {color: grid}};
    const bars = told.kind === "bar";
    canvas.hidden = false;
    new Chart(canvas, {
      type: told.kind, data: {labels: told.labels, datasets},
      options: {
        animation: false, maintainAspectRatio: false, indexAxis: bars ? "y" : "x",
        plugins: {legend: {labels: {color: ink, usePointStyle: true}}},
        scales: bars
          ? {x: {...axis, min: 0, max: told.top}, y: {...axis, ticks: {color: ink, callback(value) {
              const words = this.getLabelForValue(value); return words.length > 40 ? words.slice(0, 39) + "…" : words; }}}}
          : {x: axis, y: {...axis, min: told.top ? 0 : undefined, max: told.top || undefined}},
      },
    });
  }
})();
