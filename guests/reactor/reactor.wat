;; SPDX-License-Identifier: Apache-2.0
;; A library: _initialize has to run once, before anything else is called.
(module
  (global $initialized (mut i32) (i32.const 0))
  (func (export "_initialize")
    (if (global.get $initialized) (then (unreachable)))
    (global.set $initialized (i32.const 1)))
  (func (export "initialized") (result i32)
    (global.get $initialized)))
