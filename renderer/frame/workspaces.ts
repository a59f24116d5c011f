import {
  BarChart3,
  FileText,
  GitCompareArrows,
  GraduationCap,
  type LucideIcon,
  MessageSquareText,
  Quote,
  Route,
  Table2,
  TableProperties,
} from 'lucide-react';
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

/** A place to work: its name in the rail, its path, and its view, read when first shown. */
export interface WorkspacePlace {
  readonly id: string;
  readonly title: string;
  readonly path: string;
  /** Whether sides, weight and filter bear on what the view shows. */
  readonly hasContext: boolean;
  /** Whether it needs a project; lessons and the checking of claims do without. */
  readonly needsProject: boolean;
  readonly icon: LucideIcon;
  readonly View: LazyExoticComponent<ComponentType>;
}

const modules = import.meta.glob<Readonly<Record<string, ComponentType>>>('../views/*/*-view.tsx');

const known: readonly (Omit<WorkspacePlace, 'View' | 'path' | 'needsProject'> & {
  readonly view: string;
})[] = [
  { id: 'data', hasContext: true, title: 'Data', view: 'DatasetView', icon: Table2 },
  { id: 'tables', hasContext: true, title: 'Tables', view: 'TablesView', icon: TableProperties },
  {
    id: 'compare',
    hasContext: true,
    title: 'Compare',
    view: 'CompareView',
    icon: GitCompareArrows,
  },
  { id: 'gap', hasContext: false, title: 'Gap', view: 'GapView', icon: BarChart3 },
  { id: 'text', hasContext: true, title: 'Text', view: 'TextView', icon: MessageSquareText },
  { id: 'journeys', hasContext: false, title: 'Journeys & ROI', view: 'JourneysView', icon: Route },
  { id: 'claims', hasContext: false, title: 'Claims', view: 'ClaimsView', icon: Quote },
  { id: 'report', hasContext: false, title: 'Report', view: 'ReportView', icon: FileText },
  { id: 'lessons', hasContext: false, title: 'Lessons', view: 'LessonsView', icon: GraduationCap },
];

/** The workspaces of this build, in the order of the rail. */
export const workspaces: readonly WorkspacePlace[] = known.flatMap(({ view, ...place }) => {
  const load = modules[`../views/${place.id}/${place.id}-view.tsx`];
  if (load === undefined) return [];
  const View = lazy(async () => ({ default: viewOf(await load(), view) }));
  const needsProject = !['claims', 'lessons'].includes(place.id);
  return [{ ...place, path: `/${place.id}`, needsProject, View }];
});

function viewOf(module: Readonly<Record<string, ComponentType>>, name: string): ComponentType {
  const View = module[name];
  if (View === undefined) throw new Error(`${name} is not exported`);
  return View;
}
