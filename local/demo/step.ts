/** Prints what begins, runs it, and prints how long it took; the times are kept for the end. */
export interface Steps {
  step<T>(what: string, work: () => Promise<T>): Promise<T>;
  taken(): { what: string; seconds: number }[];
}

export function createSteps(print: (line: string) => void): Steps {
  const taken: { what: string; seconds: number }[] = [];
  let number = 0;
  return {
    taken: () => [...taken],
    step: async (what, work) => {
      number += 1;
      const begin = performance.now();
      print(`${String(number).padStart(2)}. ${what} …`);
      const result = await work();
      const seconds = (performance.now() - begin) / 1000;
      taken.push({ what, seconds });
      print(`    done in ${seconds.toFixed(1)} s`);
      return result;
    },
  };
}
