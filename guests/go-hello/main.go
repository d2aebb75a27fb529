// SPDX-License-Identifier: Apache-2.0

// Greets each of its arguments, or a stranger.
package main

import (
	"fmt"
	"os"
)

func main() {
	names := os.Args[1:]
	if len(names) == 0 {
		names = []string{"stranger"}
	}
	for _, name := range names {
		fmt.Printf("Hello from Go, %s!\n", name)
	}
}
