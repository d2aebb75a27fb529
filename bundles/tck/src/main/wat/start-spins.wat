;; The start section never ends.
(module
  (func $begin (loop $again (br $again)))
  (start $begin))
