// The shapes that several scripts share. Nothing here runs.
//
// Every script defines one constant, named as its file, and is checked by the TypeScript
// compiler. The page loads them as one file, inside one block, so none is seen outside.
"use strict";

/**
 * @typedef {Record<string, number>} Numbers
 *
 * @typedef {object} Surface
 * @property {string} name
 * @property {string} title
 * @property {string | null} python what makes it in Python, if not its name and options
 * @property {Numbers} options its parameters as the page first offers them
 * @property {number[][]} domain from and to of x, then of y
 * @property {number[]} begin a start to look at it from
 * @property {Numbers} rates learning rates to begin with, where the usual one is too large
 * @property {number[][]} minima
 * @property {number[] | null} circles radius of the first circle of minima, and spacing
 * @property {number | null} lowest
 * @property {(points: Float64Array, p: Numbers, out: Float64Array, n: number) => void} values
 * @property {(points: Float64Array, p: Numbers, out: Float64Array, n: number) => void} gradients
 *
 * @typedef {object} Option
 * @property {string} name
 * @property {number} value
 * @property {string} interval
 * @property {boolean} whole
 *
 * @typedef {object} Line
 * @property {string} name
 * @property {string} label MathML
 * @property {string} words
 *
 * @typedef {object} Rule
 * @property {string} optimizer the class of the package
 * @property {string} name
 * @property {string} entry
 * @property {Record<string, string>} fixed options of the class that the name stands for
 * @property {Option[]} hyperparameters
 * @property {string[]} memory
 * @property {number[]} start what a coordinate remembers before the first step
 * @property {Line[]} lines
 * @property {number} n_constants of each step in a table, the rate first
 * @property {(h: Numbers, t: number, c: Float64Array, at: number) => void} constants writes to the table
 * @property {(points: Float64Array, grads: Float64Array, s: Float64Array, h: Numbers, c: Float64Array, at: number, n: number) => void} step moves n coordinates
 * @property {(k: number, points: Float64Array, grads: Float64Array, s: Float64Array, h: Numbers, c: Float64Array, at: number) => number[]} inside the lines of one coordinate
 * @property {((points: Float64Array, s: Float64Array, h: Numbers, out: Float64Array, n: number) => void) | null} ahead where the gradient is taken, if not where the path is
 *
 * @typedef {object} Schedule
 * @property {string} name
 * @property {string} title
 * @property {Option[]} hyperparameters
 * @property {(step: number, initial: number, h: Numbers) => number} rate
 *
 * @typedef {object} Formulas
 * @property {Surface[]} surfaces
 * @property {Rule[]} rules
 * @property {Schedule[]} schedules
 * @property {(step: number, n_steps: number, first_of: number, following: number) => number} warmUp
 * @property {Record<string, string>} symbols MathML of what is no line of a rule
 * @property {Record<string, string>} names what quantities of a step are called
 *
 * @typedef {object} Choice a rule with its settings
 * @property {string} name
 * @property {Numbers} h
 * @property {string} schedule a name, or "" for a constant rate
 * @property {Numbers} turns settings of the schedule
 * @property {number} warmup steps of the ramp before it
 *
 * @typedef {object} State
 * @property {string} surface a name, or "own"
 * @property {string} own the formula that was typed
 * @property {Numbers} p parameters of the surface
 * @property {number[]} start
 * @property {number} steps
 * @property {number} step the one that is shown
 * @property {number} sigma
 * @property {number} seed
 * @property {number} field starts on each side of the field of starts; 1 for none
 * @property {"flat" | "tilted"} view
 * @property {number} selected
 * @property {Choice[]} rules
 *
 * @typedef {object} Task
 * @property {Surface} surface
 * @property {Numbers} p
 * @property {Rule} rule
 * @property {Choice} choice
 * @property {Float64Array} table rates and powers of every step
 * @property {number[]} start
 * @property {number} steps
 * @property {number} [sigma] standard deviation of the noise on the gradient
 * @property {number} [seed]
 * @property {number} [which] number of this start among `many`
 * @property {number} [many]
 *
 * @typedef {object} Run
 * @property {Float64Array} positions x and y before each step and after the last
 * @property {Float64Array} values
 * @property {Float64Array} grads x and y, with the noise that was met
 * @property {Float64Array} memory what both coordinates remember before each step
 * @property {Float64Array} table rates and powers of every step
 * @property {number} end the last step that is still a number
 *
 * @typedef {(x: number, y: number) => number[]} Place from the plane to a pixel
 *
 * @typedef {object} Seen the view on a surface in a picture of some size
 * @property {number} width
 * @property {number} height
 * @property {Place} place
 * @property {number[] | null} flat from above: factor and shift of x, then of y; no array for each point
 * @property {Place} back from a pixel to the plane
 *
 * @typedef {object} Terrain
 * @property {number} n
 * @property {Float64Array} places of the heights, from 0 to 1
 */
