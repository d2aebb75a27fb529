;; Passes a function of its own to another module.
(module
  (import "" "take" (func (param funcref))))
