// Runs before the first paint: the reader's own choice of light or dark, without a flash.
(function () {
  "use strict";
  var root = document.documentElement, dark = document.getElementById("dark"), choice = null;
  root.classList.add("js");
  try { choice = localStorage.getItem("theme"); } catch { /* storage is forbidden: follow the system */ }
  if (choice === "dark") { dark.media = "screen"; }
  if (choice === "light") { dark.media = "not all"; }
})();
