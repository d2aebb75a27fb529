;; Takes only a memory that has two pages by now.
(module (import "" "memory" (memory 2)))
