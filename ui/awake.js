/**
 * Tells the log that someone is here: on keys, pointer and wheel, at most every fifteen seconds. A screen that nobody
 * touches locks, and one that nobody touched does not stay open when the log arrives.
 * @module
 */
import { keepAwake } from "./ipc/commands.js";

const AWAKE_MS = 15_000;

export function stayAwake() {
  let said = performance.now();
  const tell = () => {
    if (performance.now() - said < AWAKE_MS) return;
    said = performance.now();
    keepAwake().catch(() => undefined);
  };
  for (const kind of ["keydown", "pointerdown", "pointermove", "wheel"]) addEventListener(kind, tell, { passive: true, capture: true });
}
