;; SPDX-License-Identifier: Apache-2.0
;; The start section traps, before any export can be called. Has a name section.
(module $start-traps
  (func $setup
    (unreachable))
  (start $setup)
  (func $_start (export "_start")))
