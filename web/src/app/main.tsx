// Where the page begins.
import { render } from "preact";
import "../theme/tokens.css";
import "../theme/base.css";
import { App } from "./app";
import { language, readWords } from "./i18n";
import { makeClient } from "./make_client";
import { startPreferences } from "./preferences";
import { startRouter } from "./router";

startPreferences();
startRouter();
const client = makeClient(); // asks who is here while the words come
const root = document.getElementById("app");
void readWords(language.value).then(() => root && render(<App client={client} />, root));
