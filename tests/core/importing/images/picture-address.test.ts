import { describe, expect, test } from 'vitest';
import { pictureKey, unwrapAddress, widthInAddress } from '#core/importing/images/picture-address.ts';

test.each([
  ['/_next/image?url=%2Fphotos%2Fweir.jpg&w=1200&q=75', '/photos/weir.jpg'],
  [
    'https://town.example/_next/image?q=75&url=https%3A%2F%2Fcdn.example%2Fweir.jpg&w=640',
    'https://cdn.example/weir.jpg',
  ],
  [
    'https://res.cloudinary.example/town/image/fetch/w_800,c_fill/q_auto/https://cdn.example/weir.jpg',
    'https://cdn.example/weir.jpg',
  ],
  [
    'https://letters.example/image/fetch/$s_!x!,w_1456,c_limit/https%3A%2F%2Fbucket.example%2Fpublic%2Fweir.jpeg',
    'https://bucket.example/public/weir.jpeg',
  ],
  ['https://town.example/cdn-cgi/image/width=800,quality=75/photos/weir.jpg', 'photos/weir.jpg'],
  ['https://i0.wp.com/town.example/2024/05/weir.jpg?resize=800%2C600&ssl=1', 'https://town.example/2024/05/weir.jpg'],
])('the original in %s', (address, original) => {
  expect(unwrapAddress(address)).toBe(original);
});

test('an address that holds no other is its own', () => {
  for (const address of ['https://town.example/weir.jpg?url=1', 'weir_files/a.jpg', '', 'data:image/png,x']) {
    expect(unwrapAddress(address)).toBeNull();
  }
});

test.each([
  ['weir-1024x683.jpg', 1024],
  ['https://town.example/weir.jpg?w=640&q=70', 640],
  ['https://res.example/c_fill,w_320/weir.jpg', 320],
  ['https://commons.example/thumb/weir.jpg/960px-weir.jpg', 960],
  ['https://town.example/2024/05/weir.jpg', null],
])('the width in %s', (address, width) => {
  expect(widthInAddress(address)).toBe(width);
});

describe('the key of a picture', () => {
  test.each([
    ['https://town.example/2024/05/old-weir.jpg', 'old_files/old-weir-300x200.jpg'],
    ['https://town.example/old-weir.jpg?w=300', 'https://town.example/old-weir.webp?w=900'],
    ['https://town.example/old-weir@2x.jpg', 'https://img.town.example/old-weir-1024w.jpg'],
    ['/_next/image?url=%2Fa%2Fold-weir.jpg&w=1200', 'https://town.example/a/old-weir.jpg'],
  ])('is one for %s and %s', (one, other) => {
    expect(pictureKey(one)).toBe(pictureKey(other));
  });

  test.each([
    ['https://town.example/a/image.jpg', 'https://town.example/b/image.jpg'],
    ['https://town.example/1.jpg', 'https://town.example/other/1.jpg'],
    ['https://town.example/weir-1.jpg', 'https://town.example/weir-2.jpg'],
    ['data:image/png;base64,AAAA', 'data:image/png;base64,BBBB'],
  ])('is not one for %s and %s', (one, other) => {
    expect(pictureKey(one)).not.toBe(pictureKey(other));
  });
});
