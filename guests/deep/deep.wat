;; SPDX-License-Identifier: Apache-2.0
;; Traps below 50 calls of $down: more frames than a trace shows. Has a name section.
(module $deep
  (func $bottom
    (unreachable))
  (func $down (param $left i32)
    (if (local.get $left)
      (then (call $down (i32.sub (local.get $left) (i32.const 1))))
      (else (call $bottom))))
  (func $_start (export "_start")
    (call $down (i32.const 49))))
