// The editor in place of the plain field, for who wants it. The form and its table work without any script, and the
// answer is always the form's own table: YASGUI's shows words of an answer as markup, which only the page's policy
// would keep from running.
const button = document.getElementById("editor");
const place = document.getElementById("yasqe");
const field = document.getElementById("query");
const chosen = document.createElement("input"); // sent with the query, so that the answer's page has the editor, too
chosen.type = "hidden";
chosen.name = "editor";
chosen.value = "yes";
button.hidden = false;
button.addEventListener("click", edit);
if (new URLSearchParams(location.search).has(chosen.name)) edit();

function edit() {
  button.hidden = true;
  field.hidden = true;
  place.hidden = false;
  field.form.append(chosen);
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
}
