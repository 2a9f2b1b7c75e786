// Conveniences only: every page works without this file. No inline handlers, nothing is remembered but the theme.
(function () {
  "use strict";
  var words = document.body.dataset;

  function each(selector, deed, within) { (within || document).querySelectorAll(selector).forEach(deed); }
  function say(text) {
    var box = document.getElementById("messages");
    if (!box || !text) { return; }
    box.textContent = "";
    var line = document.createElement("p");
    line.className = "notice notice-warning";
    line.textContent = text;
    box.append(line);
  }

  // Light, dark, or as the system has it.
  var themes = { auto: "screen and (prefers-color-scheme: dark)", light: "not all", dark: "screen" };
  function chosen() {
    try { return localStorage.getItem("theme") || "auto"; } catch { return "auto"; }
  }
  function paint(theme) {
    document.getElementById("dark").media = themes[theme] || themes.auto;
    each("[data-theme]", function (button) { button.setAttribute("aria-pressed", String(button.dataset.theme === theme)); });
  }
  paint(chosen());
  function keep(theme) {
    try { localStorage.setItem("theme", theme); } catch { /* the choice holds for this page only */ }
    paint(theme);
  }

  // Ticks of a table: all of it, how many, and the bar of bulk deeds.
  // The boxes may stand outside of their form: a list's cells have forms of their own.
  function boxesOf(form, mark) { return Array.from(form.elements).filter(function (box) { return mark in box.dataset; }); }
  function count(form) {
    var boxes = boxesOf(form, "row");
    var ticked = boxes.filter(function (box) { return box.checked; }).length;
    boxesOf(form, "all").forEach(function (all) {
      all.checked = ticked > 0 && ticked === boxes.length;
      all.indeterminate = ticked > 0 && ticked < boxes.length;
    });
    each("[data-ticked]", function (place) { place.textContent = String(ticked); }, form);
    each(".bulk", function (bar) { bar.hidden = ticked === 0; }, form);
  }

  // After a page or a part of it arrived.
  function settle(root) {
    var summary = root.querySelector(".error-summary");
    if (summary) { summary.focus(); }
    each("form[data-bulk]", count, root);
    each("form[data-warn-unsaved]", function (form) { if (form.querySelector(".error-summary")) { form.dataset.dirty = "1"; } }, root);
    each("[data-tick]", function (box) { box.indeterminate = box.dataset.tick === "part"; }, root);
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-theme], [data-copy], [data-print], [data-close]");
    if (!button) { return; }
    if (button.dataset.theme) { keep(button.dataset.theme); }
    if ("print" in button.dataset) { window.print(); }
    if ("close" in button.dataset) { button.closest("details").open = false; }
    if (button.dataset.copy && navigator.clipboard) {
      navigator.clipboard.writeText(button.dataset.copy).then(function () {
        var old = button.textContent;
        button.textContent = words.sayCopied;
        setTimeout(function () { button.textContent = old; }, 2000);
      });
    }
  });

  document.addEventListener("change", function (event) {
    var box = event.target, form = box.form;
    if (!form) { return; }
    if ("all" in box.dataset) { boxesOf(form, "row").forEach(function (row) { row.checked = box.checked; }); }
    if ("bulk" in form.dataset) { count(form); }
    if ("autosubmit" in box.dataset) { form.requestSubmit(); }
  });

  // What was typed and not sent is not lost by a slip; what was sent is not sent twice.
  document.addEventListener("input", function (event) {
    var form = event.target.form;
    if (form && "warnUnsaved" in form.dataset) { form.dataset.dirty = "1"; }
  });
  document.addEventListener("submit", function (event) {
    var form = event.target;
    delete form.dataset.dirty;
    if (form.method !== "post" || form.closest("[hx-post], [hx-boost]")) { return; }
    if (form.dataset.sent) { event.preventDefault(); }
    form.dataset.sent = "1";
    setTimeout(function () { delete form.dataset.sent; }, 5000); // the answer may be a file: the page stays
  });
  window.addEventListener("pageshow", function () { each("form[data-sent]", function (form) { delete form.dataset.sent; }); });
  window.addEventListener("beforeunload", function (event) {
    if (document.querySelector("form[data-dirty]")) { event.preventDefault(); }
  });

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") { return; }
    each("details.menu[open]", function (menu) { menu.open = false; menu.querySelector("summary").focus(); });
    if (location.hash === "#nav") { location.hash = "#top"; }
  });
  document.addEventListener("click", function (event) {
    each("details.menu[open]", function (menu) { if (!menu.contains(event.target)) { menu.open = false; } });
  });

  document.addEventListener("htmx:afterSwap", function (event) { settle(event.target); each("form[data-bulk]", count); });
  document.addEventListener("htmx:beforeSwap", function (event) {
    // The session ended while the page stood open: the answer is the door, and it is not put into a part.
    var desk = document.querySelector("[data-sign-in]"), came = event.detail.xhr.responseURL;
    if (desk && came && new URL(came).pathname === desk.dataset.signIn) {
      event.detail.shouldSwap = false;
      delete (document.querySelector("form[data-dirty]") || document.body).dataset.dirty;
      location.assign(desk.dataset.signIn + "?next=" + encodeURIComponent(location.pathname + location.search));
    }
  });
  document.addEventListener("htmx:sendError", function () { say(words.sayOffline); });
  document.addEventListener("htmx:timeout", function () { say(words.sayOffline); });
  document.addEventListener("htmx:responseError", function (event) {
    say(event.detail.xhr.status === 403 ? words.sayForbidden : words.sayBroken);
  });

  each(".js-only[hidden]", function (element) { element.hidden = false; });
  settle(document);
})();
