// `#names` for old browsers, in few bytes. Chromium 80 knows private fields but not private methods, and for one
// private method esbuild makes a WeakMap of every private name of its class: 3 kB of the page, and a call for each use.
// Here they become ordinary properties with a prefix, which esbuild's `mangleProps` then makes short. That nobody else
// uses them is proved before, by the type checker.
import { readFileSync } from "node:fs";

const PREFIX = "_private_";

/** Which properties esbuild is to make short. */
export const privateNames = new RegExp(`^${PREFIX}`);

/** Two classes of which one extends the other must not give the same name to different things. */
export const ordinaryPrivates = {
  name: "ordinary-privates",
  setup(build) {
    build.onLoad({ filter: /[\\/]www[\\/].*\.ts$/ }, async ({ path }) => {
      // Only now: before the npm packages are installed, this module must load without them.
      const [{ transform }, { parse }] = await Promise.all([import("esbuild"), import("acorn")]);
      const { code } = await transform(readFileSync(path, "utf8"), {
        sourcefile: path,
        loader: "ts",
        target: "esnext",
        charset: "utf8",
        // As www/tsconfig.json has it: a class field must not hide one of Lit's accessors.
        tsconfigRaw: { compilerOptions: { useDefineForClassFields: false, verbatimModuleSyntax: true } },
      });
      return { contents: withoutPrivates(code, parse), loader: "js" };
    });
  },
};

/** JavaScript with ordinary properties in place of its private ones. */
export function withoutPrivates(code, parse) {
  let text = "";
  let done = 0;
  const onToken = ({ type, start }) => {
    if (type.label !== "privateId") return;
    text += code.slice(done, start) + PREFIX;
    done = start + "#".length;
  };
  parse(code, { ecmaVersion: "latest", sourceType: "module", onToken });
  return text + code.slice(done);
}
