export function PersonTrainingPage() {
  return null
}
