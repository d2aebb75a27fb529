;; SPDX-License-Identifier: Apache-2.0
;; Exports one of each kind, but nothing that a run could begin with.
(module
  (func (export "answer") (result i32)
    (i32.const 42))
  (func (export "twice") (param i64) (result i64)
    (i64.shl (local.get 0) (i64.const 1)))
  (memory (export "memory") 1 2)
  (table (export "callbacks") 3 funcref)
  (global (export "version") i32 (i32.const 7))
  (global (export "counter") (mut i64) (i64.const 0)))
