import { DownOutlined, RightOutlined } from '@ant-design/icons'
import { t } from '../words/catalogue'
import { NavigationLink } from './NavigationLink'
import type { Stage, StagePage } from './stages'

/** The pages of one stage under its name; where there is one page alone it stands for the stage. */
export function StageGroup({ stage, pages, current, open, toggle }: { stage: Stage; pages: StagePage[]; current: string | undefined; open: boolean; toggle: () => void }) {
  const [first] = pages
  const here = pages.some((page) => page.path === current)
  const mark = <span className="mark" aria-hidden>{t(`stage.mark.${stage}`)}</span>
  if (pages.length === 1 && first) return <li><NavigationLink to={first.path} mark={mark} label={t(first.label)} here={here} /></li>
  return (
    <li>
      <button type="button" className={`stage${here && !open ? ' here' : ''}`} aria-expanded={open} aria-controls={`stage-${stage}`} title={t(`stage.title.${stage}`)} onClick={toggle}>
        {mark}
        <span className="label">{t(`stage.title.${stage}`)}</span>
        <span className="label turn" aria-hidden>{open ? <DownOutlined /> : <RightOutlined />}</span>
      </button>
      <ul id={`stage-${stage}`} className="stage-pages" hidden={!open}>
        {pages.map((page) => <li key={page.path}><NavigationLink to={page.path} label={t(page.label)} here={page.path === current} /></li>)}
      </ul>
    </li>
  )
}
