export function HandbooksPage() {
  return null
}
