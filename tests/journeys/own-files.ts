import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const feelings = ['Very dissatisfied', 'Dissatisfied', 'Neither', 'Satisfied', 'Very satisfied'];

/** 360 answers: the north streams, is older and happier; every third northerner counts double. */
function surveyText(): string {
  const lines = [
    'respondent_id,Region,Which do you use? - TV,Which do you use? - Web,Which do you use? - Radio,How satisfied are you?,Age,weight',
  ];
  for (let row = 0; row < 360; row++) {
    const isNorth = row % 2 === 0;
    const uses = (share: number, step: number, name: string): string =>
      (row * step) % 100 < share ? name : '';
    const feeling = feelings[Math.min(4, (((row * 7) % 9) >> 1) + (isNorth ? 1 : 0))];
    lines.push(
      [
        `r${row + 1}`,
        isNorth ? 'North' : 'South',
        uses(isNorth ? 80 : 40, 37, 'TV'),
        uses(isNorth ? 30 : 70, 53, 'Web'),
        uses(50, 71, 'Radio'),
        row % 30 === 29 ? '' : feeling,
        18 + ((row * 11) % 50) + (isNorth ? 5 : 0),
        isNorth && row % 3 === 0 ? 1.5 : 0.75,
      ].join(','),
    );
  }
  return `${lines.join('\n')}\n`;
}

/** How many posts there are. */
export const postCount = 12_000;

function postsText(): string {
  const kinds = [
    'I love this phone, it is wonderful!',
    'Worst service ever, I hate waiting for Ortavel',
    'The shop is on Main Street',
    'You should add a dark mode, please',
  ];
  const lines = ['post_id,text'];
  for (let row = 0; row < postCount; row++)
    lines.push(`p${row + 1},"${kinds[row % kinds.length]} (${row + 1})"`);
  return `${lines.join('\n')}\n`;
}

const journeysText =
  'path,conversions,value,nulls\nAd > Mail,40,400,60\nMail,20,200,80\nAd > Search > Mail,30,300,70\nSearch,10,100,90\nSearch > Mail,15,150,40\n';

const figuresText =
  'item,left_name,right_name,left_percent,left_base,right_percent,right_base\n' +
  'Discounts,Consumers,Businesses,61,1056,60,331\nCommunity,,,22,1056,61,331\nService,,,37,1056,63,331\n';

/** Writes the files of a study into a folder, as a person would have them. */
export function writeOwnFiles(folder: string): void {
  const files = {
    'survey.csv': surveyText(),
    'posts.csv': postsText(),
    'paths.csv': journeysText,
    'figures.csv': figuresText,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}
