// The source editor: CodeMirror, bundled into www/gen/editor.js.
export {};
