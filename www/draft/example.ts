/** A filled-in report to look at: 港口乡's, as published. The tests look at it, too. */
import example from "../../tests/fixtures/gangkou-2021.json";
import { jsonText } from "./json-text";

/** It, as the text of a saved file. */
export const exampleReport = jsonText(example);
