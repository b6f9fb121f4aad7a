const SPACE = 32;
const ZERO = 48;

/**
 * The numbers of a text of whole numbers with spaces between, as SQLite writes them: a page of links comes as one text,
 * and reading its digits costs a third of what a row for each link would.
 *
 * @param count how many there are at most.
 */
export function numbersIn(text: string, count: number): Float64Array {
  const numbers = new Float64Array(count);
  let length = 0;
  let number = 0;
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place);
    if (code === SPACE) {
      numbers[length++] = number;
      number = 0;
    } else number = number * 10 + (code - ZERO);
  }
  numbers[length++] = number;
  return numbers.subarray(0, length);
}

/** Every `width`-th number from `first` on: one column of rows laid end to end. */
export function columnOf(numbers: Float64Array, first: number, width: number): Float64Array {
  const column = new Float64Array(numbers.length / width);
  for (let row = 0; row < column.length; row++) column[row] = numbers[row * width + first] ?? 0;
  return column;
}
