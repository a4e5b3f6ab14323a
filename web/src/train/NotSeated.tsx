import { CloseOutlined, ExclamationOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { CarriedOut } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { isForbidden } from './proposal'

type Props = { lines: CarriedOut['not_seated']; busy: boolean; anyway: (people: number[]) => void }

/** What stands against each; a warning may be gone over, a bar may not. */
export function NotSeated({ lines, busy, anyway }: Props) {
  const warned = lines.filter(({ held }) => !isForbidden(held)).map(({ person }) => person)
  return (
    <>
      {warned.length > 1 && <p><Button loading={busy} onClick={() => anyway(warned)}>{t('sessions.anyway_all', { n: warned.length })}</Button></p>}
      <ul className="not-seated">
        {lines.map(({ person, name, post, held }) => (
          <li key={person}>
            {isForbidden(held) ? <CloseOutlined aria-hidden className="alarm" /> : <ExclamationOutlined aria-hidden className="notice-ink" />}
            <div className="grow"><p><PathLink className="person-name" to={paths.personTraining(person)}>{name}</PathLink> <span className="quiet small">{post}</span></p><p>{held.map((one) => code('hindrance', one)).join(t('list.comma'))}{isForbidden(held) && <span className="quiet small"> {t('proposal.barred')}</span>}</p></div>
            {!isForbidden(held) && <Button disabled={busy} aria-label={t('proposal.anyway_of', { name })} onClick={() => anyway([person])}>{t('sessions.anyway')}</Button>}
          </li>
        ))}
      </ul>
    </>
  )
}
