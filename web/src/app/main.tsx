// Where the page begins.
import { render } from "preact";
import "../theme/tokens.css";
import "../theme/base.css";
import { App } from "./app";
import { makeClient } from "./make_client";
import { startPreferences } from "./preferences";
import { startRouter } from "./router";

startPreferences();
startRouter();
const root = document.getElementById("app");
if (root) render(<App client={makeClient()} />, root);
