// Questions that hang on another answer of the same page are hidden while it is not given. Without this file all are seen.
(function () {
  "use strict";
  function given(form, name) {
    return Array.from(form.elements).filter(function (field) {
      return field.name === name && (!/radio|checkbox/.test(field.type) || field.checked);
    }).map(function (field) { return field.value; });
  }
  function settle(form) {
    form.querySelectorAll("[data-if]").forEach(function (part) {
      var asked = form.elements.namedItem(part.dataset.if);
      if (!asked) { return; } // it stood on an earlier page, and the server has looked already
      var values = part.dataset.values.split(" ");
      part.hidden = !given(form, part.dataset.if).some(function (one) { return values.includes(one); });
    });
  }
  document.addEventListener("change", function (event) { if (event.target.form) { settle(event.target.form); } });
  document.querySelectorAll("form.answers").forEach(settle);
})();
