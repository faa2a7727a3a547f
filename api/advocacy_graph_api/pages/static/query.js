// The editor in place of the plain field, for who wants it. The form and its table work without any script, and the
// answer is always the form's own table: YASGUI's shows words of an answer as markup, which only the page's policy
// would keep from running.
const button = document.getElementById("editor");
const place = document.getElementById("yasqe");
const field = document.getElementById("query");
button.hidden = false;
button.addEventListener("click", () => {
  button.hidden = true;
  field.hidden = true;
  place.hidden = false;
  // The service knows its prefixes; the editor wants them declared.
  const query = field.value;
  const wanted = place.dataset.prologue.split("\n").filter((line) => {
    const prefix = line.split(" ")[1];
    return prefix && new RegExp(`(^|[^\\w-])${prefix}`).test(query) && !query.includes(`PREFIX ${prefix}`);
  });
  const editor = new Yasgui.Yasqe(place, {
    value: [...wanted, query].join("\n"),
    showQueryButton: false,
    persistenceId: null,
    createShareableLink: null,
    prefixCcApi: "",
    autocompleters: ["variables"],
  });
  editor.getInputField().setAttribute("aria-label", "Query");
  editor.focus();
  field.form.addEventListener("submit", () => {
    field.value = editor.getValue();
  });
});
