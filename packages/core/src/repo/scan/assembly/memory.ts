/**
 * The memory of the lexer in WebAssembly: the source, then the stack of frames, then the records; see `../lexer/memory.ts`.
 * What grows at the end grows the memory; what grows in the middle moves the records.
 */
export const SENTINEL: i32 = 32;

/** Below lie the constants of the compiler. */
export const SOURCE: usize = 16384;
const FIRST_FRAMES: i32 = 256;

let capacity: i32 = 0;
let framesBase: usize = 0;
let framesRoom: i32 = 0;
let recordsBase: usize = 0;
let recordsRoom: i32 = 0;

const wordBytes: usize = memory.data(256);
for (let byte: i32 = 0; byte < 256; byte++) {
  const letter = byte | 32;
  const isWord = (letter >= 97 && letter <= 122) || (byte >= 48 && byte <= 57) || byte == 95 || byte == 36;
  store<u8>(wordBytes + <usize>byte, isWord || byte >= 128 ? 1 : 0);
}

// @ts-ignore: decorator
@inline
export function isWordByte(byte: i32): bool {
  return load<u8>(wordBytes + <usize>byte) != 0;
}

/** Makes room for a source of `size` bytes, and returns its address. What was in memory is lost if the room has to grow. */
export function reserveSource(size: i32): usize {
  if (size > capacity || framesRoom == 0) {
    capacity = (size + 7) & ~7;
    framesBase = SOURCE + <usize>capacity + <usize>SENTINEL;
    framesRoom = FIRST_FRAMES;
    recordsBase = framesBase + (<usize>framesRoom << 2);
    recordsRoom = 0;
    growRecords(1280);
  }
  return SOURCE;
}

export function recordsAddress(): usize {
  return recordsBase;
}

// @ts-ignore: decorator
@inline
export function u8At(position: i32): i32 {
  return <i32>load<u8>(SOURCE + <usize>position);
}

// @ts-ignore: decorator
@inline
export function u16At(position: i32): i32 {
  return <i32>load<u16>(SOURCE + <usize>position);
}

// @ts-ignore: decorator
@inline
export function u32At(position: i32): i32 {
  return load<i32>(SOURCE + <usize>position);
}

export function setU32At(position: i32, value: i32): void {
  store<i32>(SOURCE + <usize>position, value);
}

// @ts-ignore: decorator
@inline
export function frameAt(index: i32): i32 {
  return load<i32>(framesBase + (<usize>index << 2));
}

export function setFrameAt(index: i32, value: i32): void {
  if (index >= framesRoom) growFrames();
  store<i32>(framesBase + (<usize>index << 2), value);
}

// @ts-ignore: decorator
@inline
export function recordAt(index: i32): i32 {
  return load<i32>(recordsBase + (<usize>index << 2));
}

export function setRecordAt(index: i32, value: i32): void {
  if (index >= recordsRoom) growRecords(recordsRoom << 1);
  store<i32>(recordsBase + (<usize>index << 2), value);
}

function growFrames(): void {
  const moved = recordsBase + (<usize>framesRoom << 2);
  ensure(moved + (<usize>recordsRoom << 2));
  memory.copy(moved, recordsBase, <usize>recordsRoom << 2);
  recordsBase = moved;
  framesRoom <<= 1;
}

function growRecords(room: i32): void {
  ensure(recordsBase + (<usize>room << 2));
  recordsRoom = room;
}

function ensure(end: usize): void {
  const pages = <i32>((end + 0xffff) >> 16);
  const missing = pages - memory.size();
  if (missing > 0 && memory.grow(missing) < 0) unreachable();
}
