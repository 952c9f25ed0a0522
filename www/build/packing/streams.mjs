// Takes the code of a WebAssembly module apart, so that LZMA makes a tenth less of it: what is of one kind – operations,
// variables, numbers – lies together, and only what cannot be told from the rest is kept. `unpack.rs` puts it together again.

/**
 * The parts, in order: what is before the code, two of the code by kind, what is behind it, the other six, and the types
 * of variables. By trial: what is behind the code lies well in the midst of it (0.5 KB less than at the end), and places
 * in the memory to which something goes lie apart from those from which it comes (0.5 again).
 */
const PARTS = [
  "before",
  "operations",
  "variables",
  "behind",
  "calls",
  "stores",
  "offsets",
  "numbers",
  "jumps",
  "wide",
  "locals",
];

const CODE_SECTION = 10;
/** Before an operation on the memory whose numbers lie otherwise than usual. */
const UNUSUAL = 0xe0;
/** How the numbers of an operation on the memory lie, as a power of two, from i32.load on. */
const ALIGNMENTS = [2, 3, 2, 3, 0, 0, 1, 1, 0, 0, 1, 1, 2, 2, 2, 3, 2, 3, 0, 1, 0, 1, 2];

/** The parts of a module in one: the number of its functions, the length of each part, and the parts. */
export function takeApart(module) {
  let at = 8;
  const byte = () => module[at++];
  /** Where a number ends: with the first byte below 128. */
  const end = () => {
    while (module[at] >= 0x80) at++;
    return ++at;
  };
  const number = () => {
    let [found, factor] = [0, 1];
    for (;;) {
      const next = byte();
      found += (next & 0x7f) * factor;
      factor *= 0x80;
      if (next < 0x80) return found;
    }
  };

  let [functions, code, behind] = [0, module.length, module.length];
  while (at < module.length) {
    const section = byte();
    const length = number();
    if (section === CODE_SECTION) {
      behind = at + length;
      functions = number();
      code = at;
      break;
    }
    at += length;
  }

  const parts = Object.fromEntries(PARTS.map((name) => [name, []]));
  /** What was read since `from`, or the next so many bytes, goes to a part. */
  const keep = (part, from) => {
    for (let place = from; place < at; place++) parts[part].push(module[place]);
  };
  const keepNumber = (part) => {
    const from = at;
    end();
    keep(part, from);
  };
  const keepBytes = (part, count) => {
    const from = at;
    at += count;
    keep(part, from);
  };
  parts.before = module.subarray(0, code);
  parts.behind = module.subarray(behind);

  at = code;
  for (let left = functions; left > 0; left--) {
    const length = number();
    const last = at + length;
    let from = at;
    for (let kinds = number(); kinds > 0; kinds--) {
      end();
      at++;
    }
    keep("locals", from);
    while (at < last) {
      const operation = byte();
      const isOfMemory = operation >= 0x28 && operation <= 0x3e;
      if (isOfMemory) {
        const alignment = byte();
        if (alignment !== ALIGNMENTS[operation - 0x28]) parts.operations.push(UNUSUAL + alignment);
      }
      parts.operations.push(operation);
      if (isOfMemory) keepNumber(operation >= 0x36 ? "stores" : "offsets");
      else if (operation >= 0x02 && operation <= 0x04) {
        if (module[at] < 0x40 || module[at] > 0x7f) throw new Error("a block with a type of its own: streams.mjs");
        keepBytes("operations", 1);
      } else if (operation === 0x0c || operation === 0x0d) keepNumber("jumps");
      else if (operation === 0x0e) {
        from = at;
        for (let count = number(); count >= 0; count--) end();
        keep("jumps", from);
      } else if (operation === 0x10) keepNumber("calls");
      else if (operation === 0x11) {
        keepNumber("jumps");
        keepNumber("jumps");
      } else if (operation >= 0x20 && operation <= 0x22) keepNumber("variables");
      else if (operation === 0x23 || operation === 0x24) keepNumber("operations");
      else if (operation === 0x3f || operation === 0x40) keepBytes("operations", 1);
      else if (operation === 0x41) keepNumber("numbers");
      else if (operation === 0x42) keepNumber("wide");
      else if (operation === 0x43) keepBytes("wide", 4);
      else if (operation === 0x44) keepBytes("wide", 8);
      else if (operation === 0xfc) {
        const which = module[at];
        keepBytes("operations", 1 + ([8, 10].includes(which) ? 2 : [9, 11].includes(which) ? 1 : 0));
      } else if (operation >= 0xc5 || (operation > 0x11 && operation < 0x1a) || operation === 0x1c) {
        throw new Error(`an operation that streams.mjs does not know: 0x${operation.toString(16)}`);
      }
    }
  }

  const lengths = [functions, ...PARTS.map((name) => parts[name].length)];
  const head = new DataView(new ArrayBuffer(4 * lengths.length));
  for (const [place, length] of lengths.entries()) head.setUint32(4 * place, length, true);
  return Buffer.concat([Buffer.from(head.buffer), ...PARTS.map((name) => Buffer.from(parts[name]))]);
}
