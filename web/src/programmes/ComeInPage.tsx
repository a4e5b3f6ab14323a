export function ComeInPage() {
  return null
}
