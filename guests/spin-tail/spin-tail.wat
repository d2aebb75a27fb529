;; SPDX-License-Identifier: Apache-2.0
;; Two functions that call each other for ever in tail position: no loop, no growing stack.
(module
  (func $ping (export "_start")
    (return_call $pong))
  (func $pong
    (return_call $ping)))
