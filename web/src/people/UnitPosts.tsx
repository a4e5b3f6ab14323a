import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import type { UnitPage } from '../api/types'
import { PersonName } from '../kinds/PersonName'
import { Portrait } from '../kinds/Portrait'
import { Section } from '../kinds/Section'
import { code, t } from '../words/catalogue'

const PostForm = lazy(() => import('./PostForm'))
type Post = UnitPage['posts'][number]
const FIRST = 6

/** Posts with who holds them; an open place is said, not left out, and so is a holder out of sight. */
export function UnitPosts({ unit, may }: { unit: UnitPage; may: boolean }) {
  const [edited, setEdited] = useState<Post | 'new' | null>(null)
  const tools = may && <Button size="small" className="no-print" icon={<PlusOutlined aria-hidden />} onClick={() => setEdited('new')}>{t('units.add_post')}</Button>
  return (
    <Section id="posts" title={t('units.posts_held')} count={unit.posts.length} tools={tools}>
      {unit.posts.length === 0 && <p className="quiet">{t('units.no_posts')}</p>}
      <ul className="posts">
        {unit.posts.map((post) => (
          <li key={post.id} className="post">
            <div className="row nowrap post-head">
              <strong className="grow">{post.title}</strong>
              {may && <button type="button" className="link small no-print" onClick={() => setEdited(post)}>{t('action.correct')}</button>}
            </div>
            <p className="quiet small">{[code('post_kind', post.kind), code('rank', post.rank), t('units.places', { n: post.places })].filter(Boolean).join(' · ')}</p>
            <Holders holders={post.holders} />
            {post.holders.length < post.held && <p className="small">{t(post.holders.length === 0 ? 'units.held' : 'units.held_all', { n: post.held })}</p>}
            {post.held < post.places && <p className="vacant">{t('units.vacant', { n: post.places - post.held })}</p>}
            {post.held > post.places && <p className="alarm small">{t('units.over', { n: post.held - post.places })}</p>}
          </li>
        ))}
      </ul>
      <Suspense fallback={null}>{edited && <PostForm unit={unit} post={edited === 'new' ? null : edited} close={() => setEdited(null)} />}</Suspense>
    </Section>
  )
}

/** A post of fifty places shows its first few; the rest are a click away and in the list of people below. */
function Holders({ holders }: { holders: Post['holders'] }) {
  const [all, setAll] = useState(holders.length <= FIRST + 2)
  return (
    <>
      {(all ? holders : holders.slice(0, FIRST)).map((card) => (
        <div key={card.id} className="holder">
          <Portrait id={card.id} has={card.photo} name={card.name} size={32} />
          <div><PersonName id={card.id} name={card.name} /><div className="quiet small">{[t('people.age', { n: card.age }), card.education].filter(Boolean).join(' · ')}</div></div>
        </div>
      ))}
      {!all && <button type="button" className="link small" onClick={() => setAll(true)}>{t('units.more_holders', { n: holders.length - FIRST })}</button>}
    </>
  )
}
