// Page code, for the offline file only: unpacks LZMA, as Igor Pavlov's specification of
// the format describes it. Browsers unpack deflate by themselves, but LZMA makes a fifth
// less of the wasm.

/** So many bytes are unpacked at a stretch: a millisecond or two, so that no key has to wait. */
const STRETCH = 16384;

/** Unpacks a `.lzma` file that says how long its contents are; lets others have their turn in between. */
export async function unlzma(packed) {
  const header = new DataView(packed.buffer, packed.byteOffset);
  const literalBits = packed[0] % 9; // how much of the byte before foretells a byte
  const literalPlaces = (1 << (((packed[0] / 9) | 0) % 5)) - 1;
  const places = (1 << ((packed[0] / 45) | 0)) - 1;
  const out = new Uint8Array(header.getUint32(5, true));

  // How likely each bit is 0, of 2048, by where it stands. Each kind of bit has its room here.
  let rooms = 0;
  const room = (size) => {
    rooms += size;
    return rooms - size;
  };
  const isMatch = room(12 << 4);
  const isRepeat = room(12);
  const isNotLatest = room(12);
  const isNotSecond = room(12);
  const isNotThird = room(12);
  const isLong = room(12 << 4);
  const slots = room(4 << 6);
  const nearDistances = room(128);
  const lowDistances = room(16);
  const matchLengths = room(2 + (16 << 3) + (16 << 3) + 256);
  const repeatLengths = room(2 + (16 << 3) + (16 << 3) + 256);
  const literals = room(0x300 << (literalBits + Math.log2(literalPlaces + 1)));
  const chances = new Uint16Array(rooms).fill(1024);

  // The range coder; its first byte is always 0. Both numbers need all 32 bits, for which
  // engines have no room in a variable: in an array it is twice as quick.
  let at = 18;
  const coder = new Uint32Array([0xffffffff, header.getUint32(14)]);
  const [RANGE, CODE] = [0, 1];

  const refill = () => {
    if (coder[RANGE] >= 0x1000000) return;
    coder[RANGE] <<= 8;
    coder[CODE] = (coder[CODE] << 8) | packed[at++];
  };
  const bit = (model) => {
    const chance = chances[model];
    const bound = (coder[RANGE] >>> 11) * chance;
    const isOne = coder[CODE] >= bound;
    if (isOne) {
      coder[RANGE] -= bound;
      coder[CODE] -= bound;
      chances[model] = chance - (chance >> 5);
    } else {
      coder[RANGE] = bound;
      chances[model] = chance + ((2048 - chance) >> 5);
    }
    refill();
    return isOne ? 1 : 0;
  };
  /** A number, its highest bit first. */
  const number = (model, bits) => {
    let found = 1;
    for (let left = bits; left > 0; left--) found = (found << 1) | bit(model + found);
    return found - (1 << bits);
  };
  /** A number, its lowest bit first. */
  const reversed = (model, bits) => {
    let found = 0;
    let node = 1;
    for (let place = 0; place < bits; place++) {
      const one = bit(model + node);
      node = (node << 1) | one;
      found |= one << place;
    }
    return found;
  };
  /** Bits of which each is as likely 0 as 1. */
  const evenBits = (count) => {
    let found = 0;
    for (let left = count; left > 0; left--) {
      coder[RANGE] >>>= 1;
      const isOne = coder[CODE] >= coder[RANGE];
      if (isOne) coder[CODE] -= coder[RANGE];
      found = (found << 1) | (isOne ? 1 : 0);
      refill();
    }
    return found;
  };
  const length = (model, place) => {
    if (!bit(model)) return 2 + number(model + 2 + (place << 3), 3);
    if (!bit(model + 1)) return 10 + number(model + 130 + (place << 3), 3);
    return 18 + number(model + 258, 8);
  };
  const distance = (size) => {
    const slot = number(slots + (Math.min(size - 2, 3) << 6), 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const start = (2 | (slot & 1)) << bits;
    if (slot < 14) return start + reversed(nearDistances + start - slot, bits);
    return start + (evenBits(bits - 4) << 4) + reversed(lowDistances, 4);
  };

  let state = 0; // what the last few steps were
  let [latest, second, third, fourth] = [0, 0, 0, 0]; // distances, less 1
  for (let done = 0, rest = STRETCH; done < out.length; ) {
    if (done >= rest) {
      await turn();
      rest = done + STRETCH;
    }
    const place = done & places;
    if (!bit(isMatch + (state << 4) + place)) {
      const before = done > 0 ? out[done - 1] : 0;
      const context = ((done & literalPlaces) << literalBits) + (before >> (8 - literalBits));
      const model = literals + 0x300 * context;
      let found = 1;
      if (state >= 7) {
        // After a match, this byte differs from the one that would have continued it.
        let other = out[done - latest - 1];
        while (found < 0x100) {
          const expected = (other >> 7) & 1;
          other <<= 1;
          const one = bit(model + ((1 + expected) << 8) + found);
          found = (found << 1) | one;
          if (one !== expected) break;
        }
      }
      while (found < 0x100) found = (found << 1) | bit(model + found);
      out[done++] = found;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let size = 1;
    if (!bit(isRepeat + state)) {
      [fourth, third, second] = [third, second, latest];
      size = length(matchLengths, place);
      latest = distance(size);
      state = state < 7 ? 7 : 10;
    } else {
      let isOneByte = false;
      if (!bit(isNotLatest + state)) {
        isOneByte = !bit(isLong + (state << 4) + place);
      } else if (!bit(isNotSecond + state)) {
        [latest, second] = [second, latest];
      } else if (!bit(isNotThird + state)) {
        [latest, second, third] = [third, latest, second];
      } else {
        [latest, second, third, fourth] = [fourth, latest, second, third];
      }
      if (!isOneByte) size = length(repeatLengths, place);
      state = state < 7 ? (isOneByte ? 9 : 8) : 11;
    }
    for (const end = done + size; done < end; done++) out[done] = out[done - latest - 1];
  }
  return out;
}

/** Lets the page answer what has happened. A timer would wait four milliseconds each time. */
function turn() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
}
