import { Checkbox } from 'antd'
import type { ClassProposal, GapLine } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { Section } from '../kinds/Section'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { counted } from './amounts'
import { Whose } from './GapLines'
import { GapMark } from './Mark'
import { type Line, tickedOf } from './proposal'

type Props = { lines: Line[]; people: ClassProposal['people']; ticked: string[]; change: (ticked: string[]) => void }

/** Who would sit in it, each with what was found; gaps of units are assigned along with them. */
export function ProposalPeople({ lines, people, ticked, change }: Props) {
  const all = lines.every(({ key }) => ticked.includes(key))
  const chosen = tickedOf(lines, ticked).people.length
  return (
    <Section id="people" title={t('proposal.people')} note={counted('proposal.people_n', chosen, { of: people.length })}
      tools={lines.length > 1 && <button type="button" className="link" onClick={() => change(all ? [] : lines.map(({ key }) => key))}>{t(all ? 'proposal.tick_none' : 'proposal.tick_all')}</button>}>
      <ul className="proposal-people">
        {lines.map(({ key, person, gaps }) => {
          const who = people.find((one) => one.person === person)
          const first = gaps[0]
          return (
            <li key={key}>
              <Checkbox checked={ticked.includes(key)} aria-label={t('cneeds.tick', { name: who?.name ?? first?.unit_name ?? '' })} onChange={(event) => change(event.target.checked ? [...ticked, key] : ticked.filter((one) => one !== key))} />
              <div className="grow">
                <p>{who ? <><PathLink className="person-name" to={paths.personTraining(who.person)}>{who.name}</PathLink> <span className="quiet small">{who.post}</span></> : first && <Whose of={first} />}</p>
                <p className="proposal-gaps">{gaps.map((gap) => <Found key={gap.id} gap={gap} />)}</p>
              </div>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

function Found({ gap }: { gap: GapLine }) {
  return <span>{gap.gap.field} <span className="quiet small">{code('gap_kind', gap.gap.kind)} · {code('gap_source', gap.gap.source)}</span>{gap.state !== 'open' && <> <GapMark state={gap.state} /></>}</span>
}
