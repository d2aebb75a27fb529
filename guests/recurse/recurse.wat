;; SPDX-License-Identifier: Apache-2.0
;; Calls itself without end: the stack overflows, never the host. Has a name section.
(module $recurse
  (func $recurse (export "recurse") (param $depth i64) (result i64)
    (i64.add
      (call $recurse (i64.add (local.get $depth) (i64.const 1)))
      (i64.const 1)))
  (func $_start (export "_start")
    (drop (call $recurse (i64.const 0)))))
