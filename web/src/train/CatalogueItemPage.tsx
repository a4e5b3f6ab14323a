export function CatalogueItemPage() {
  return null
}
