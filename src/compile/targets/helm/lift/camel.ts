/** `api-service`, `requests.cpu` -> `apiService`, `requestsCpu`: names that templates can reach with a dot. */
export function camel(text: string): string {
  const words = text.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const joined = words
    .map((word, index) => (index === 0 ? lowerFirst(word) : word.slice(0, 1).toUpperCase() + word.slice(1)))
    .join('');
  return /^[A-Za-z]/.test(joined) ? joined : `_${joined}`;
}

/** HTTPRoute -> httpRoute, ServiceAccount -> serviceAccount. */
function lowerFirst(word: string): string {
  return word.replace(/^[A-Z]+(?=[A-Z][a-z]|\d|$)|^[A-Z]/, (start) => start.toLowerCase());
}
