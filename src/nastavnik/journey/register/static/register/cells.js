// Correction in the cells of a register: Enter or a press opens a cell, Escape leaves it, saving gives the focus back.
// Without this file the same links lead to a small page with the same form.
(function () {
  "use strict";
  function open(link) {
    var cell = link.closest("td");
    window.htmx.ajax("GET", link.href, { target: cell, swap: "innerHTML" }).then(function () {
      var next = cell.querySelector("input:not([type=hidden]), select, textarea") || cell.querySelector("[data-cell]");
      if (next) { next.focus(); }
      if (next && next.select && next.type !== "checkbox") { next.select(); }
    });
  }
  document.addEventListener("click", function (event) {
    var link = event.target.closest("td [data-cell], td [data-cell-close]");
    if (!link || !window.htmx || event.ctrlKey || event.metaKey) { return; }
    event.preventDefault();
    open(link);
  });
  document.addEventListener("dblclick", function (event) {
    var cell = event.target.closest("td.correct"), link = cell && cell.querySelector("[data-cell]");
    if (link && window.htmx) { open(link); }
  });
  document.addEventListener("keydown", function (event) {
    var form = event.target.closest && event.target.closest("td .cell-form");
    if (!form) { return; }
    if (event.key === "Escape") { open(form.querySelector("[data-cell-close]")); }
    if (event.key === "Enter" && (event.ctrlKey || event.target.tagName === "SELECT")) { event.preventDefault(); form.requestSubmit(); }
  });
  document.addEventListener("htmx:afterSwap", function (event) {
    var back = event.target.matches && event.target.matches("td.correct") && event.target.querySelector("[data-cell]");
    if (back && document.activeElement === document.body) { back.focus(); }
  });
})();
