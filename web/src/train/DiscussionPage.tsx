export function DiscussionPage() {
  return null
}
