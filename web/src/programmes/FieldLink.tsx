import { PathLink } from '../kinds/PathLink'
import { paths } from '../shell/paths'
import { useCatalogue } from './CatalogueField'

/** The field in short supply whose specialists the programme forms. */
export function FieldLink({ id }: { id: number }) {
  const title = useCatalogue('field').find((line) => line.id === id)?.item.title
  return <PathLink className="lined" to={paths.catalogueItem(id)}>{title ?? `#${id}`}</PathLink>
}
