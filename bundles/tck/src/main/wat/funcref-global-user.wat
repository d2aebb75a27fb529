;; Imports a function as a value.
(module
  (import "" "global" (global funcref)))
