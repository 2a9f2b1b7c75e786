// The matching desk: the word beside a slider follows it; a mentee's row can be dragged onto another mentor.
(function () {
  "use strict";

  function strength(slider) {
    var steps = slider.closest("[data-strengths]").dataset.strengths.split("|");
    var said = "";
    steps.forEach(function (step) {
      var cut = step.indexOf(":");
      if (Number(slider.value) >= Number(step.slice(0, cut))) { said = step.slice(cut + 1); }
    });
    return said;
  }

  document.addEventListener("input", function (event) {
    if (event.target.type !== "range") { return; }
    var place = document.getElementById(event.target.getAttribute("aria-describedby"));
    if (place) { place.textContent = strength(event.target); }
  });

  // Dragging only leads to the page that tells the price; the same page is reached by the two lists and their button.
  var carried = null;
  document.querySelectorAll("[data-mentee]").forEach(function (row) { row.draggable = true; });
  document.addEventListener("dragstart", function (event) {
    var row = event.target.closest("[data-mentee]");
    if (!row) { return; }
    carried = row.dataset.mentee;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", row.dataset.mentee);
  });
  document.addEventListener("dragend", function () { carried = null; mark(null); });

  function mark(place) {
    document.querySelectorAll(".drop-here").forEach(function (old) { old.classList.remove("drop-here"); });
    if (place) { place.classList.add("drop-here"); }
  }

  document.addEventListener("dragover", function (event) {
    var place = carried && event.target.closest("[data-mentor]");
    mark(place || null);
    if (place) { event.preventDefault(); }
  });
  document.addEventListener("drop", function (event) {
    var place = carried && event.target.closest("[data-mentor]"), table = document.querySelector("[data-other]");
    if (!place || !table) { return; }
    event.preventDefault();
    location.assign(table.dataset.other + "?mentee=" + encodeURIComponent(carried) + "&mentor=" + encodeURIComponent(place.dataset.mentor));
  });
})();
