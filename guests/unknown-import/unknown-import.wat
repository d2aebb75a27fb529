;; SPDX-License-Identifier: Apache-2.0
;; Wants a function that no host interface offers.
(module
  (import "acme:missing/thing" "do-it" (func $do-it (param i32) (result i32)))
  (memory (export "memory") 1)
  (func (export "_start")
    (drop (call $do-it (i32.const 1)))))
