// The hash of a chosen or dropped file, worked out in the browser: the file is never sent.
(function () {
  "use strict";
  var box = document.getElementById("compare");
  if (!box) { return; }
  var input = document.getElementById("compare-file"), said = document.getElementById("compare-said"), shown = document.getElementById("compare-hash");
  var known = Array.from(document.querySelectorAll("[data-hash]")).map(function (place) { return place.textContent.trim(); });

  function tell(file) {
    if (!file) { return; }
    if (!window.crypto || !crypto.subtle) { said.textContent = box.dataset.cannot; return; }
    file.arrayBuffer().then(function (bytes) { return crypto.subtle.digest("SHA-256", bytes); }).then(function (digest) {
      var hash = Array.from(new Uint8Array(digest)).map(function (byte) { return byte.toString(16).padStart(2, "0"); }).join("");
      var same = known.includes(hash);
      shown.textContent = hash;
      said.textContent = same ? box.dataset.same : box.dataset.other;
      said.className = "notice " + (same ? "notice-success" : "notice-error");
    }).catch(function () { said.textContent = box.dataset.cannot; });
  }

  input.addEventListener("change", function () { tell(input.files[0]); });
  box.addEventListener("dragover", function (event) { event.preventDefault(); });
  box.addEventListener("drop", function (event) { event.preventDefault(); tell(event.dataTransfer.files[0]); });
})();
