// The editor in place of the plain form, for who wants it. The form and its table work without any script.
const button = document.getElementById("editor");
const place = document.getElementById("yasgui");
button.hidden = false;
button.addEventListener("click", () => {
  document.querySelector("form.ask").hidden = true;
  place.hidden = false;
  const editor = new Yasgui(place, {
    requestConfig: { endpoint: new URL(place.dataset.endpoint, location.href).href, method: "POST" },
    copyEndpointOnNewTab: true,
    persistenceId: null,
    endpointCatalogueOptions: { getData: () => [] },
    yasqe: { showQueryButton: true, createShareableLink: null },
  });
  editor.getTab().setQuery(document.getElementById("query").value);
});
