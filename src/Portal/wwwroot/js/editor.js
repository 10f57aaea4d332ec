// Monaco out of the BlazorMonaco package's static assets, loaded when a page first shows an editor.
const vs = new URL("_content/BlazorMonaco/lib/monaco-editor/min/vs", document.baseURI).href;
let ready;
let number = 0;
/** The texts of the schemas that were used, with the ending of their files' names. */
const schemas = new Map();

function load() {
  return ready ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `${vs}/loader.js`;
    script.onload = () => {
      require.config({ paths: { vs } });
      require(["vs/editor/editor.main"], () => {
        define();
        tellSchemas();
        // Monaco ends its worker with the last text, even while the worker still loads: this text keeps it for the next editor.
        monaco.editor.createModel("", "plaintext");
        resolve();
      }, reject);
    };
    script.onerror = () => reject(new Error("The editor could not be loaded."));
    document.head.append(script);
  });
}

const token = name => getComputedStyle(document.documentElement).getPropertyValue(name);

/** A token such as light-dark(#fff, #000) as the colour that holds now, without the number sign. */
function colour(name) {
  const probe = document.createElement("span");
  probe.style.color = token(name);
  document.body.append(probe);
  const [r, g, b] = getComputedStyle(probe).color.match(/[\d.]+/g).map(Number);
  probe.remove();
  return [r, g, b].map(v => Math.round(v).toString(16).padStart(2, "0")).join("");
}

function define() {
  const dark = window.portalTheme.isDark();
  monaco.editor.defineTheme("portal", {
    base: dark ? "vs-dark" : "vs",
    inherit: true,
    rules: [
      { token: "string.key.json", foreground: colour("--syntax-key") },
      { token: "string.value.json", foreground: colour("--syntax-string") },
      { token: "number.json", foreground: colour("--syntax-number") },
      { token: "keyword.json", foreground: colour("--syntax-word") },
    ],
    colors: {
      "editor.background": `#${colour("--inset")}`,
      "editor.foreground": `#${colour("--ink")}`,
      "editor.lineHighlightBackground": `#${colour("--hover")}`,
      "editor.lineHighlightBorder": "#00000000",
      "editorLineNumber.foreground": `#${colour("--ink-3")}`,
      "editorLineNumber.activeForeground": `#${colour("--ink")}`,
      "editorIndentGuide.background1": `#${colour("--line")}`,
      "editorWidget.background": `#${colour("--raised")}`,
      "editorWidget.border": `#${colour("--line-strong")}`,
      "focusBorder": `#${colour("--accent")}`,
    },
  });
  monaco.editor.setTheme("portal");
}
document.addEventListener("portal:theme", () => { if (window.monaco) define(); });

function tellSchemas() {
  monaco.languages.json.jsonDefaults.setDiagnosticsOptions({
    validate: true,
    allowComments: false,
    enableSchemaRequest: false,
    schemas: [...schemas].map(([text, ending]) => ({ uri: `inmemory://schema/s${ending}`, fileMatch: [`*${ending}`], schema: JSON.parse(text) })),
  });
}

/**
 * The ending of file names that a schema holds for. Each schema is told to Monaco once: to tell it anything ends its worker, even
 * while the worker still loads.
 */
function endingFor(schema) {
  if (!schema) return ".json";
  if (!schemas.has(schema)) {
    schemas.set(schema, `.schema-${schemas.size + 1}.json`);
    tellSchemas();
  }
  return schemas.get(schema);
}

export async function create(host, owner, options) {
  await load();
  const file = `text-${++number}${endingFor(options.schema)}`;
  const model = monaco.editor.createModel(options.text, options.language, monaco.Uri.parse(`inmemory://text/${file}`));
  const editor = monaco.editor.create(host, {
    model,
    readOnly: options.readOnly,
    domReadOnly: options.readOnly,
    ariaLabel: options.label,
    automaticLayout: true,
    minimap: { enabled: false },
    fontSize: 12.5,
    lineHeight: 20,
    fontFamily: token("--mono"),
    tabSize: 2,
    scrollBeyondLastLine: false,
    stickyScroll: { enabled: false },
    overviewRulerLanes: 0,
    renderLineHighlight: options.readOnly ? "none" : "line",
    bracketPairColorization: { enabled: false },
    fixedOverflowWidgets: true,
    padding: { top: 10, bottom: 10 },
    scrollbar: { alwaysConsumeMouseWheel: false, verticalScrollbarSize: 10, horizontalScrollbarSize: 10 },
    wordWrap: options.language === "json" ? "off" : "on",
    accessibilitySupport: "auto",
  });
  // Tab leaves a read-only text, so that the keyboard is not caught in it.
  if (options.readOnly) editor.addCommand(monaco.KeyCode.Tab, () => { document.activeElement.blur(); });

  let timer;
  let silent = false;
  // In parts, because a circuit's messages are short; and as messages, not as a stream, because these keep their order: a click
  // on "Send" that follows the last key must find the whole text there.
  const tell = () => {
    timer = null;
    const text = editor.getValue();
    for (let from = 0, to; from === 0 || from < text.length; from = to) {
      to = Math.min(from + 7000, text.length);
      const last = text.charCodeAt(to - 1);
      if (to < text.length && last >= 0xd800 && last < 0xdc00) to--;
      owner.invokeMethodAsync("Changed", text.slice(from, to), to >= text.length);
      if (to >= text.length) break;
    }
  };
  editor.onDidChangeModelContent(() => {
    if (silent) return;
    clearTimeout(timer);
    timer = setTimeout(tell, 250);
  });
  editor.onDidBlurEditorText(() => {
    if (timer) { clearTimeout(timer); tell(); }
  });

  // Monaco's own live regions are landmarks without a name.
  document.querySelectorAll(".monaco-status").forEach((e, i) => e.setAttribute("aria-label", `Editor status ${i + 1}`));

  const mark = marks => monaco.editor.setModelMarkers(model, "portal", marks.map(m => ({
    startLineNumber: m.line,
    endLineNumber: m.line,
    startColumn: m.column,
    endColumn: m.length > 0 ? m.column + m.length : model.getLineMaxColumn(Math.min(m.line, model.getLineCount())),
    message: m.message,
    severity: m.isError ? monaco.MarkerSeverity.Error : monaco.MarkerSeverity.Warning,
  })));
  mark(options.marks ?? []);

  return {
    set: text => {
      if (text === editor.getValue()) return;
      silent = true;
      model.setValue(text);
      silent = false;
    },
    mark,
    reveal: line => editor.revealLineInCenter(line),
    dispose: () => {
      clearTimeout(timer);
      editor.dispose();
      model.dispose();
    },
  };
}
