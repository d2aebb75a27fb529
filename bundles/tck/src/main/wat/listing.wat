;; Imports and exports of every kind, under plain, empty, repeated and odd names.
(module
  (import "env" "f" (func $f (param i32 i64) (result f32 f64)))
  (import "" "" (func $empty))
  (import "" "" (table $t 1 2 funcref))
  (import "env" "f" (global $g i64))
  (import "m → n" "\f0\9f\98\80" (memory 1 3))
  (global $own (mut f64) (f64.const 0))
  (table $refs 5 externref)
  (export "memory" (memory 0))
  (export "f" (func $f))
  (export "" (global $own))
  (export "→" (table $refs))
  (export "again" (table $t)))
