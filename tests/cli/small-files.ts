/** 120 answers: two regions of sixty; the north likes it more often, and is older. */
export function surveyText(): string {
  const lines = [
    'respondent_id,Region,Do you like it?,Rating (1-5),Age,What do you use? [TV],What do you use? [Web],What do you use? [Radio],weight',
  ];
  for (let row = 0; row < 120; row++) {
    const isNorth = row < 60;
    const likes = row % 60 < (isNorth ? 45 : 15) ? 'Yes' : 'No';
    const rating = 1 + ((row * 7) % 5);
    const tv = row % 2 === 0 ? 'TV' : '';
    const web = row % 3 === 0 ? 'Web' : '';
    const radio = row % 5 === 0 ? 'Radio' : '';
    const weight = row % 4 === 0 ? 1.5 : 0.75;
    lines.push(
      `r${row + 1},${isNorth ? 'North' : 'South'},${likes},${rating},${isNorth ? 40 + (row % 30) : 20 + (row % 30)},${tv},${web},${radio},${weight}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** Forty posts of four kinds. */
export function postsText(): string {
  const kinds = [
    'I love this phone, it is wonderful!',
    'Worst service ever, I hate waiting',
    'The shop is on Main Street',
    'You should add a dark mode, please',
  ];
  const lines = ['post_id,text'];
  for (let row = 0; row < 40; row++) lines.push(`${row + 1},"${kinds[row % 4]} (${row + 1})"`);
  return `${lines.join('\n')}\n`;
}

/** Paths with ten conversions. */
export const journeysText =
  'path,conversions,value,nulls\nAd > Mail,4,40,6\nMail,2,20,8\nAd > Search > Mail,3,30,7\nSearch,1,10,9\n';

/** Figures of two sides. */
export const figuresText =
  'item,left_name,right_name,left_percent,left_base,right_percent,right_base\n' +
  'Discounts,Consumers,Businesses,61,1056,60,331\nCommunity,,,22,1056,61,331\nService,,,37,1056,63,331\n';
