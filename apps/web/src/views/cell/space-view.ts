import {
  AmbientLight,
  BufferAttribute,
  BufferGeometry,
  CanvasTexture,
  Color,
  ConeGeometry,
  DirectionalLight,
  Fog,
  Group,
  Mesh,
  MeshLambertMaterial,
  Object3D,
  PerspectiveCamera,
  Points,
  PointsMaterial,
  Quaternion,
  Scene,
  Sprite,
  SpriteMaterial,
  Vector3,
  WebGLRenderer,
} from 'three';
import { Line2 } from 'three/examples/jsm/lines/Line2.js';
import { LineGeometry } from 'three/examples/jsm/lines/LineGeometry.js';
import { LineMaterial } from 'three/examples/jsm/lines/LineMaterial.js';
import type { Place, SpaceColour, SpaceScene } from './space-scene.js';

const DISTANCE = 5;
const START = { yaw: -0.55, pitch: 0.42 } as const;
const STEEPEST = 1.5;
const AXIS_LENGTH = 1.12;
const POINT_SIZE = 7;

/** The page’s colours as the browser computes them. */
export type SpaceColours = Readonly<Record<SpaceColour | 'ink' | 'surface', string>>;

/** A scene in space on a canvas. Draws only when it is asked to, or when something of it changes. */
export class SpaceView {
  readonly #renderer: WebGLRenderer;
  readonly #scene = new Scene();
  readonly #camera = new PerspectiveCamera(30, 1, 0.1, 20);
  readonly #turned = new Group();
  readonly #colours: SpaceColours;
  readonly #points: Points<BufferGeometry, PointsMaterial>;
  #yaw: number = START.yaw;
  #pitch: number = START.pitch;

  /** @throws Error where the browser has no WebGL */
  constructor(canvas: HTMLCanvasElement, colours: SpaceColours) {
    this.#renderer = new WebGLRenderer({ canvas, antialias: true, alpha: true });
    this.#colours = colours;
    this.#camera.position.set(0, 0, DISTANCE);
    this.#scene.fog = new Fog(new Color(colours.surface), DISTANCE - 0.4, DISTANCE + 2.6);
    const sun = new DirectionalLight(0xffffff, 2);
    sun.position.set(-1, 2, 3);
    this.#points = new Points(
      new BufferGeometry(),
      new PointsMaterial({
        color: new Color(colours.outline),
        size: POINT_SIZE * this.#renderer.getPixelRatio(),
        sizeAttenuation: false,
        map: disc(),
        alphaTest: 0.5,
      }),
    );
    this.#points.frustumCulled = false;
    this.#scene.add(this.#turned, new AmbientLight(0xffffff, 1.6), sun, this.#camera);
    this.#turned.add(this.#points);
  }

  /** Shows another scene, seen from where the last one was. */
  show(scene: SpaceScene): void {
    for (const child of [...this.#turned.children]) {
      if (child === this.#points) continue;
      this.#turned.remove(child);
      release(child);
    }
    for (const { through, colour, width } of scene.lines) this.#turned.add(this.#line(through, colour, width));
    for (const { to, colour, isStrong } of scene.arrows) this.#turned.add(...this.#arrow(to, colour, isStrong));
    scene.axes.forEach((name, axis) => {
      const end = [0, 1, 2].map((k) => (k === axis ? AXIS_LENGTH : 0)) as unknown as Place;
      this.#turned.add(this.#line([[0, 0, 0], end], 'line', 1.5), label(name, this.#colours.ink, end));
    });
    this.draw();
  }

  /** Moves the points. */
  place(points: readonly Place[]): void {
    const before = this.#points.geometry.getAttribute('position') as BufferAttribute | undefined;
    if (before?.count === points.length) {
      before.set(points.flat());
      before.needsUpdate = true;
    } else {
      this.#points.geometry.setAttribute('position', new BufferAttribute(Float32Array.from(points.flat()), 3));
    }
    this.draw();
  }

  /** Turns the scene by angles, radian. */
  turn(yaw: number, pitch: number): void {
    this.#yaw += yaw;
    this.#pitch = Math.min(STEEPEST, Math.max(-STEEPEST, this.#pitch + pitch));
    this.draw();
  }

  /** Fits the drawing to its place in the page, in CSS pixels. */
  resize(width: number, height: number): void {
    if (width === 0 || height === 0) return;
    this.#renderer.setPixelRatio(Math.min(2, devicePixelRatio));
    this.#renderer.setSize(width, height, false);
    this.#points.material.size = POINT_SIZE * this.#renderer.getPixelRatio();
    this.#camera.aspect = width / height;
    this.draw();
  }

  /** Draws now: what the canvas then holds can be saved within the same task. */
  draw(): void {
    this.#turned.rotation.set(this.#pitch, this.#yaw, 0);
    this.#camera.updateProjectionMatrix();
    this.#renderer.render(this.#scene, this.#camera);
  }

  /** Gives the graphics memory back. */
  dispose(): void {
    for (const child of [...this.#turned.children]) release(child);
    this.#renderer.dispose();
  }

  #line(through: readonly Place[], colour: SpaceColour, width: number): Object3D {
    const geometry = new LineGeometry();
    geometry.setPositions(through.flat());
    const material = new LineMaterial({ color: new Color(this.#colours[colour]), linewidth: width, fog: true });
    return new Line2(geometry, material);
  }

  #arrow(to: Place, colour: SpaceColour, isStrong: boolean): Object3D[] {
    const direction = new Vector3(...to);
    const length = direction.length();
    direction.normalize();
    const head = isStrong ? 0.16 : 0.12;
    const cone = new Mesh(
      new ConeGeometry(head * 0.36, head, 20),
      new MeshLambertMaterial({ color: new Color(this.#colours[colour]) }),
    );
    cone.position.copy(direction).multiplyScalar(length - head / 2);
    cone.quaternion.copy(new Quaternion().setFromUnitVectors(new Vector3(0, 1, 0), direction));
    const neck = direction.clone().multiplyScalar(length - head);
    return [
      this.#line(
        [
          [0, 0, 0],
          [neck.x, neck.y, neck.z],
        ],
        colour,
        isStrong ? 4 : 2,
      ),
      cone,
    ];
  }
}

function disc(): CanvasTexture {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 32;
  const context = canvas.getContext('2d');
  context?.arc(16, 16, 15, 0, 2 * Math.PI);
  if (context) context.fillStyle = '#ffffff';
  context?.fill();
  return new CanvasTexture(canvas);
}

function label(text: string, ink: string, at: Place): Sprite {
  const canvas = document.createElement('canvas');
  canvas.width = 256;
  canvas.height = 64;
  const context = canvas.getContext('2d');
  if (context) {
    context.font = '40px system-ui, sans-serif';
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillStyle = ink;
    context.fillText(text, 128, 32, 250);
  }
  const sprite = new Sprite(new SpriteMaterial({ map: new CanvasTexture(canvas), depthTest: false, fog: false }));
  sprite.scale.set(0.6, 0.15, 1);
  sprite.position.set(...at).multiplyScalar(1.07);
  return sprite;
}

function release(object: Object3D): void {
  object.traverse((each) => {
    const { geometry, material } = each as Partial<Mesh>;
    geometry?.dispose();
    for (const one of [material ?? []].flat()) {
      (one as { map?: { dispose(): void } | null }).map?.dispose();
      one.dispose();
    }
  });
}
