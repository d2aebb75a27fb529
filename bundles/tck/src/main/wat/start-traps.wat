;; The start section traps.
(module
  (func $begin unreachable)
  (start $begin))
