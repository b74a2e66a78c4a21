// On every page: htmx, which the meta element htmx-config keeps from evaluating text and from writing styles, and keys.

import "./app.css";
import "htmx.org";
import { listenForKeys } from "./keys.js";

listenForKeys();
